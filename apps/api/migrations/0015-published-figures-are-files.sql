-- Published figures of areas are files that the program ships (ADR 0038): their copy in the database has no reader any more.
drop table area_benchmark;
