-- Which installation (ServiceId) each cluster (ClusterId) is of. The silos of a cluster share grains, and those of an installation share rows: silos of one cluster that looked into different rows
-- would answer for each other from nothing.
CREATE TABLE SferumCluster
(
    ClusterId text NOT NULL PRIMARY KEY,
    ServiceId text NOT NULL
);
