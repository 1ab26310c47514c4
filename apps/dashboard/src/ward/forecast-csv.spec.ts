import { forecastCsv } from './forecast-csv';
import { forecastAt, NOW } from './ward.fixture';

const forecast = forecastAt(NOW);
const lines = forecastCsv(forecast, { wardName: '=Respiratory, "North"', timeZone: 'Asia/Kolkata' }).split('\r\n');

describe('the forecast as CSV', () => {
  it('says what it is: ward, issue, data, model, zone and units', () => {
    expect(lines.slice(0, 6).map((line) => line.split(',')[0])).toEqual(['Ward', 'Forecast issued', 'Data known to', 'Model version', 'Time zone of local hours', 'Units']);
    expect(lines[1]).toBe('Forecast issued,2026-11-25T09:42:00.000Z,15:12 Wed 25 Nov Asia/Kolkata');
  });
  it('is no formula in a spreadsheet', () => {
    expect(lines[0]).toBe('Ward,"\'=Respiratory, ""North"""');
  });
  it('holds exactly the numbers of the API, hour by hour', () => {
    const table = lines.slice(8, -1).map((line) => line.split(','));
    expect(table).toHaveLength(72);
    table.forEach((cells, row) => {
      expect(cells[0]).toBe(new Date(forecast.targets[row]!).toISOString());
      expect(cells.slice(2, 12).map(Number)).toEqual([forecast.staffed[row], ...forecast.quantiles.map((column) => column[row])]);
      expect(Number(cells[13])).toBe(forecast.chanceShort[row]);
    });
  });
});
