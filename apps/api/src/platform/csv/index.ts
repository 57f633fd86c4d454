/** Rows of spreadsheets that people send as text. */
export { LARGEST_CSV, readCsvDate, readCsvLines, readCsvTable, type CsvColumns, type CsvLines, type CsvRow, type CsvTable, type RowFaults } from './read-csv.ts';
