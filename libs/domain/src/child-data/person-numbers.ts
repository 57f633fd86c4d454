// Numbers that stand for one person, told by their check digits.

/**
 * NHS number: ten digits, the last a check digit by modulus 11 with weights 10 to 2 (NHS Data Dictionary, NHS NUMBER).
 * Numbers of one repeated digit pass the sum and are not issued.
 */
export function isNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  const check = (11 - (weightedSum(digits) % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}

/**
 * Unique learner number: ten digits, the first not 0, the last 10 minus the weighted sum modulo 11; a remainder of 0 is
 * not issued (Learning Records Service, ULN check digit).
 */
export function isLearnerNumber(digits: string): boolean {
  if (!/^[1-9]\d{9}$/.test(digits)) return false;
  const remainder = weightedSum(digits) % 11;
  return remainder !== 0 && 10 - remainder === Number(digits[9]);
}

function weightedSum(digits: string): number {
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += Number(digits[at]) * (10 - at);
  return sum;
}
