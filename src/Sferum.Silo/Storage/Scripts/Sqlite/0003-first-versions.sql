-- A row's first version is drawn by lot (1 to 2^30), so that whoever holds a version of a row that was deleted never fits the one that may come after it.
UPDATE OrleansQuery
   SET QueryText = replace(QueryText, ' 1, unixepoch(),', ' 1 + (random() & 1073741823), unixepoch(),')
 WHERE QueryKey = 'WriteToStorageKey';
