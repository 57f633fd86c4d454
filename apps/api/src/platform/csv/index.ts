/** Rows of spreadsheets that people send as text. */
export { LARGEST_CSV, readCsvDate, readCsvTable, type CsvColumns, type CsvRow, type CsvTable, type RowFaults } from './read-csv.ts';
