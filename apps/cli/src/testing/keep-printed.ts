/// <reference types="jest" />
/** What the tests of a file print, kept from the screen. To be called where beforeEach is; each test begins with nothing printed. */
export function keepPrinted(): { text: () => string; clear: () => void } {
  let printed = '';
  beforeEach(() => {
    printed = '';
    const keep = (text: string | Uint8Array): boolean => {
      printed += String(text);
      return true;
    };
    jest.spyOn(process.stdout, 'write').mockImplementation(keep);
    jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  });
  afterEach(() => jest.restoreAllMocks());
  return { text: () => printed, clear: () => void (printed = '') };
}
