export * from './movements/parse-movements-csv';
export * from './movements/to-movement-events';
export * from './movements/count-census';
