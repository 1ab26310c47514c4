/** How patients leave a unit: the hours of day, and how much a weekend slows it. */
export type LeavingStyle = 'ward' | 'assessment' | 'transfer';

/** Clinical hours until a patient could leave: two groups, most short and some long. */
export interface StayPlan {
  readonly meanHours: number;
  readonly variation: number;
  readonly longShare: number;
  readonly longMeanHours: number;
}

export type Destination = 'home' | 'died' | (string & {});

export interface CarePlan {
  readonly unitId: string;
  readonly stay: StayPlan;
  readonly leaving: LeavingStyle;
  /** Where patients go when they are ready, in proportion to the weights. */
  readonly onward: readonly (readonly [Destination, number])[];
  /** Wards that take this ward's patients when it is full, best first. */
  readonly alternates: readonly string[];
  /** Chance that a stay is broken by a move to critical care. */
  readonly escalation: number;
  /** Chance that a fit patient waits days for a place elsewhere. */
  readonly placement: number;
  /** Chance that a stay includes a leave of absence. */
  readonly leave: number;
}

const plan = (unitId: string, stay: StayPlan, rest: Partial<Omit<CarePlan, 'unitId' | 'stay'>>): CarePlan => ({
  unitId,
  stay,
  leaving: rest.leaving ?? 'ward',
  onward: rest.onward ?? [['home', 97], ['died', 3]],
  alternates: rest.alternates ?? [],
  escalation: rest.escalation ?? 0.01,
  placement: rest.placement ?? 0.03,
  leave: rest.leave ?? 0,
});
const stay = (meanHours: number, variation: number, longShare = 0, longMeanHours = meanHours): StayPlan => ({ meanHours, variation, longShare, longMeanHours });

const medicalWards = ['general-medicine-a', 'general-medicine-b', 'gastroenterology', 'renal'];
const surgicalWards = ['general-surgery-b', 'general-surgery-a', 'urology', 'vascular', 'orthopaedics'];

const carePlanList: readonly CarePlan[] = [
  plan('acute-medicine', stay(20, 0.8), {
    leaving: 'assessment',
    onward: [['home', 46], ['died', 1], ['respiratory', 10.5], ['older-people-a', 7.6], ['older-people-b', 7], ['general-medicine-a', 9.4], ['general-medicine-b', 10], ['cardiology', 4.4], ['gastroenterology', 9.8], ['renal', 7.2], ['stroke', 1]],
    alternates: ['general-medicine-a', 'general-medicine-b', 'surgical-assessment'],
    escalation: 0.012,
    placement: 0,
  }),
  plan('respiratory', stay(118, 0.75, 0.08, 350), { alternates: medicalWards, escalation: 0.04 }),
  plan('older-people-a', stay(172, 0.7, 0.15, 470), { alternates: ['older-people-b', ...medicalWards], placement: 0.12, leave: 0.08, onward: [['home', 94], ['died', 6]] }),
  plan('older-people-b', stay(164, 0.7, 0.15, 450), { alternates: ['older-people-a', ...medicalWards], placement: 0.12, leave: 0.08, onward: [['home', 94], ['died', 6]] }),
  plan('general-medicine-a', stay(112, 0.75, 0.1, 350), { alternates: ['general-medicine-b', 'gastroenterology', 'renal', 'cardiology'], placement: 0.06 }),
  plan('general-medicine-b', stay(112, 0.75, 0.1, 350), { alternates: ['general-medicine-a', 'gastroenterology', 'renal', 'cardiology'], placement: 0.06 }),
  plan('cardiology', stay(102, 0.75, 0.06, 290), { alternates: medicalWards, escalation: 0.02 }),
  plan('gastroenterology', stay(120, 0.8, 0.09, 340), { alternates: medicalWards, escalation: 0.02 }),
  plan('renal', stay(122, 0.8, 0.11, 340), { alternates: medicalWards, escalation: 0.02 }),
  plan('stroke', stay(136, 0.8, 0.19, 500), { alternates: medicalWards, placement: 0.08, leave: 0.06, onward: [['home', 74], ['died', 6], ['older-people-b', 12], ['older-people-a', 8]] }),
  plan('surgical-assessment', stay(16.5, 0.8), {
    leaving: 'assessment',
    onward: [['home', 52], ['general-surgery-a', 17], ['general-surgery-b', 15], ['urology', 8], ['vascular', 4], ['gynaecology', 2]],
    alternates: ['general-surgery-a', 'general-surgery-b', 'urology'],
    escalation: 0.012,
    placement: 0,
  }),
  plan('trauma', stay(162, 0.75, 0.13, 430), { alternates: ['orthopaedics', 'vascular'], placement: 0.08, escalation: 0.02 }),
  plan('orthopaedics', stay(80, 0.6, 0.09, 230), { alternates: ['trauma', 'vascular', 'urology'] }),
  plan('general-surgery-a', stay(86, 0.8, 0.08, 260), { alternates: surgicalWards, escalation: 0.03 }),
  plan('general-surgery-b', stay(82, 0.8, 0.08, 250), { alternates: surgicalWards, escalation: 0.03 }),
  plan('urology', stay(65, 0.8, 0.06, 210), { alternates: ['general-surgery-a', 'general-surgery-b', 'gynaecology'] }),
  plan('vascular', stay(122, 0.8, 0.1, 360), { alternates: ['general-surgery-a', 'general-surgery-b', 'trauma'], escalation: 0.03 }),
  plan('children', stay(36, 0.9, 0.07, 190), { leaving: 'assessment', onward: [['home', 100]], escalation: 0, placement: 0 }),
  plan('neonatal', stay(150, 0.8, 0.12, 430), { onward: [['home', 99], ['died', 1]], escalation: 0, placement: 0 }),
  plan('maternity', stay(38, 0.6, 0.07, 105), { leaving: 'assessment', onward: [['home', 100]], alternates: ['gynaecology'], escalation: 0.001, placement: 0 }),
  plan('gynaecology', stay(50, 0.8, 0.06, 160), { onward: [['home', 100]], alternates: ['maternity', 'urology'], escalation: 0.005, placement: 0 }),
  plan('intensive-care', stay(104, 0.9, 0.15, 340), {
    leaving: 'transfer',
    onward: [['high-dependency', 50], ['general-surgery-a', 8], ['respiratory', 8], ['general-medicine-a', 6], ['vascular', 4], ['trauma', 6], ['died', 18]],
    alternates: ['high-dependency'],
    escalation: 0,
    placement: 0,
  }),
  plan('high-dependency', stay(53, 0.8, 0.09, 170), {
    leaving: 'transfer',
    onward: [['general-surgery-a', 20], ['general-surgery-b', 16], ['respiratory', 14], ['general-medicine-b', 12], ['vascular', 10], ['trauma', 10], ['urology', 5], ['home', 4], ['died', 6]],
    alternates: ['coronary-care', 'intensive-care'],
    escalation: 0,
    placement: 0,
  }),
  plan('coronary-care', stay(60, 0.8, 0.06, 180), {
    leaving: 'transfer',
    onward: [['cardiology', 62], ['home', 34], ['died', 4]],
    alternates: ['high-dependency', 'cardiology'],
    escalation: 0,
    placement: 0,
  }),
];

/** Care in each ward by unit id. Rates and stays are invented and tuned so that most wards run at 85 to 98 % of staffed beds. */
export const carePlans: ReadonlyMap<string, CarePlan> = new Map(carePlanList.map((entry) => [entry.unitId, entry]));

/** The care plan of a ward; throws when the unit is not a ward of the sample hospital. */
export function carePlanOf(unitId: string): CarePlan {
  const found = carePlans.get(unitId);
  if (found === undefined) throw new RangeError(`no care plan for unit ${unitId}`);
  return found;
}
