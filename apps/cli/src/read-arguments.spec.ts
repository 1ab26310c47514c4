import { dataDirOf, readArguments } from './read-arguments';
import { keepPrinted } from './testing/keep-printed';

const OPTIONS = { 'data-dir': { type: 'string' } } as const;

describe('readArguments', () => {
  const printed = keepPrinted();

  it.each([
    ['an option that it does not know', ['--dta-dir', 'x'], "Unknown option '--dta-dir'\n\nUsage"],
    ['an option without its value', ['--data-dir'], 'argument missing'],
    ['an empty value, as a shell passes a variable that is not set', ['--data-dir', ''], '--data-dir is empty. Give it a value, or leave it out.'],
  ])('refuses %s', (_what, argv, complaint) => {
    expect(readArguments(argv, OPTIONS, 'Usage')).toBe(2);
    expect(printed.text()).toContain(complaint);
  });

  it('answers --help with the help alone', () => {
    expect(readArguments(['--data-dir', '', '--help'], OPTIONS, 'Usage')).toBe(0);
    expect(printed.text()).toBe('Usage\n');
  });
});

describe('dataDirOf', () => {
  const before = process.env.WARDCAST_DATA_DIR;
  afterEach(() => {
    if (before === undefined) delete process.env.WARDCAST_DATA_DIR;
    else process.env.WARDCAST_DATA_DIR = before;
  });

  it('takes the flag, else the variable, else ./.data; an empty variable is an unset one', () => {
    process.env.WARDCAST_DATA_DIR = '/data';
    expect([dataDirOf({ 'data-dir': '/mine' }), dataDirOf({})]).toEqual(['/mine', '/data']);
    process.env.WARDCAST_DATA_DIR = '';
    expect(dataDirOf({})).toBe('./.data');
  });
});
