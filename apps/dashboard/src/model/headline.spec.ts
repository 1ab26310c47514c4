import { boardFixture, HOSPITAL } from '../testing/board-fixture';
import { namedReading } from '../testing/readings';
import { headlineSubject, supportOf, type Subject } from './headline';

const board = boardFixture();

function subject(nodeId: string, probability: number): Subject {
  return { ...namedReading(board, nodeId, probability), nodeId, isHospital: nodeId === 'hospital' };
}

const whole = subject('hospital', 0.01);
const medicine = subject('medicine', 0.3);
const surgery = subject('surgery', 0.7);

describe('headlineSubject', () => {
  it('is the division most at risk', () => {
    expect(headlineSubject(whole, [medicine, surgery], undefined).nodeId).toBe('surgery');
  });

  it('is the chosen one, the hospital among them', () => {
    expect(headlineSubject(whole, [medicine, surgery], 'medicine').nodeId).toBe('medicine');
    expect(headlineSubject(whole, [medicine, surgery], 'hospital').nodeId).toBe('hospital');
  });

  it('is the hospital when every division is steady', () => {
    expect(headlineSubject(whole, [subject('medicine', 0.1)], undefined).nodeId).toBe('hospital');
  });
});

describe('supportOf', () => {
  const units = [namedReading(board, 'acute-medicine', 0.9), namedReading(board, 'intensive-care', 0.8), namedReading(board, 'trauma', 0.5), namedReading(board, 'urology', 0.3)];

  it("names wards at Short or worse beyond the subject's own, for which a short subject speaks", () => {
    const { atRisk, isSubjectShort } = supportOf({ subject: subject('medicine', 0.6), divisions: [], units, hospital: HOSPITAL });
    expect(atRisk).toEqual([{ name: 'intensive-care', chance: 8 }, { name: 'trauma', chance: 5 }]);
    expect(isSubjectShort).toBe(true);
  });

  it("names the subject's own wards too when the subject as a whole is not short", () => {
    const { atRisk, isSubjectShort } = supportOf({ subject: medicine, divisions: [], units, hospital: HOSPITAL });
    expect(atRisk.map(({ name }) => name)).toEqual(['acute-medicine', 'intensive-care', 'trauma']);
    expect(isSubjectShort).toBe(false);
  });

  it('counts what it does not name', () => {
    const many = [...units, namedReading(board, 'children', 0.6), namedReading(board, 'renal', 0.6)];
    // five at Short or worse, three named
    expect(supportOf({ subject: whole, divisions: [], units: many, hospital: HOSPITAL }).moreAtRisk).toBe(2);
  });

  it('names steady divisions that have beds even at the low end', () => {
    expect(supportOf({ subject: medicine, divisions: [medicine, surgery, subject('women-and-children', 0)], units: [], hospital: HOSPITAL }).withRoom).toEqual(['women-and-children']);
  });
});
