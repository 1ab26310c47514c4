import type { Finding, SourceTree } from './source-tree';

// Ten digits, or 3-3-4 with single spaces or dashes, standing alone: not a part of a longer number, a hash or a decimal.
const TEN_DIGITS = /(?<![\w.,-])(\d{3})([ -]?)(\d{3})\2(\d{4})(?![\w,-]|\.\d)/g;
// Nobody's number but a filler, such as what a mask leaves.
const ONE_DIGIT = /^(\d)\1*$/;

/** Weighted modulus-11 check of an NHS number (NHS Data Dictionary: weights 10 to 2, 11 counts as 0, 10 is invalid). */
export function isNhsNumber(digits: string): boolean {
  const values = [...digits].map(Number);
  const sum = values.slice(0, 9).reduce((total, value, index) => total + value * (10 - index), 0);
  return (11 - (sum % 11)) % 11 === values[9];
}

/** Places that hold a number which could be a real patient's: made-up ones in tests must fail the checksum. */
export function patientIdentifiers(tree: SourceTree): readonly Finding[] {
  return tree.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) =>
      [...line.matchAll(TEN_DIGITS)]
        .map(([, first = '', , second = '', third = '']) => first + second + third)
        .filter((digits) => isNhsNumber(digits) && !ONE_DIGIT.test(digits))
        .map(() => ({ path: `${file.path}:${index + 1}`, message: 'holds a checksum-valid NHS number. Use one that fails the check.' })),
    ),
  );
}
