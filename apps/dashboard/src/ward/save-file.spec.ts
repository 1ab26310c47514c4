import { fileNameOf } from './save-file';

describe('file names', () => {
  it('are plain words and the issue in UTC', () => {
    expect(fileNameOf('Acute Médicine / East', Date.parse('2026-11-25T09:40Z'), 'csv')).toBe('acute-medicine-east-2026-11-25T0940Z.csv');
  });
  it('exist for a name without Latin letters', () => {
    expect(fileNameOf('内科', Date.parse('2026-11-25T09:40Z'), 'png')).toBe('ward-2026-11-25T0940Z.png');
  });
});
