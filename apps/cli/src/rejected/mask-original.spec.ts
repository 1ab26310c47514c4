import { maskOriginal } from './mask-original';

const KEY = '0123456789abcdef0123456789abcdef';

describe('maskOriginal', () => {
  it('shows what happened and where, and of keys two characters', () => {
    expect(maskOriginal(`{"visitKey":"${KEY}","location":{"unitId":"icu","bedId":"ICU-01"},"admittedAt":"2026-11-25T14:00:00Z","acuity":3}`)).toBe('{"visitKey":"***ef","location":{"unitId":"icu","bedId":"ICU-01"},"admittedAt":"2026-11-25T14:00:00Z","acuity":3}');
  });

  it('hides whatever stands in a field that is not known, and in a known one that holds more than a word', () => {
    expect(maskOriginal('{"note":"John Smith","born":"1952-03-11T00:00:00Z","age":71,"ward":{"consultant":"Dr Who"},"names":["A B","C"]}')).toBe('{"note":"***","born":"***","age":"***","ward":{"consultant":"***"},"names":["***","***"]}');
    expect(maskOriginal('{"unitId":"ask John Smith","visitKey":"SMITH^JOHN","bedId":"485 777 3456","roomId":"4857773456"}')).toBe('{"unitId":"***","visitKey":"***","bedId":"***","roomId":"***56"}');
  });

  it('hides field names that are none, and values of a text that was cut off', () => {
    expect(maskOriginal('{"John Smith": true, "unitId" : "icu", "note": "John Smi')).toBe('{"***": true, "unitId" : "icu", "note": "***"');
  });

  it('keeps nothing but the shape of what is not JSON', () => {
    expect(maskOriginal('MSH|^~\\&|PAS|A\rPID|1||4857773456^^^NHS||SMITH^JOHN||19520311|M')).toBe('MSH|^~\\&|xxx|x\rPID|9||9999999999^^^xxx||xxxxx^xxxx||99999999|x');
    expect(maskOriginal('<family>Åse</family>')).toBe('<xxxxxx>xxx</xxxxxx>');
  });

  it('gets to the end of anything, also of sixty thousand brackets', () => {
    const deep = '['.repeat(30_000) + ']'.repeat(30_000);
    expect(maskOriginal(deep)).toBe(deep);
  });
});
