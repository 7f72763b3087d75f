-- The key ring that seals administrators' tokens: one element of XML for each key and each revocation. Every silo reads it.

CREATE TABLE KeyRing
(
    Name    text COLLATE "C" NOT NULL PRIMARY KEY,
    Element text             NOT NULL,
    AddedAt timestamptz      NOT NULL DEFAULT now()
);
