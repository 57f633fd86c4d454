/** The twelve services of the demonstration, in the order of the service chooser. */
import { ashmere } from './ashmere.ts';
import { broCynwyd } from './bro-cynwyd.ts';
import { eastfold } from './eastfold.ts';
import { glanmorfa } from './glanmorfa.ts';
import { harrowdale } from './harrowdale.ts';
import { islington } from './islington.ts';
import { kingsmarsh } from './kingsmarsh.ts';
import { portSelwyn } from './port-selwyn.ts';
import { portsmouth } from './portsmouth.ts';
import { rotherham } from './rotherham.ts';
import { tarnbeck } from './tarnbeck.ts';
import { wrenfordAndHale } from './wrenford-and-hale.ts';

export const demonstrationServices = [
  islington, portsmouth, rotherham,
  ashmere, broCynwyd, eastfold, glanmorfa, harrowdale, kingsmarsh, portSelwyn, tarnbeck, wrenfordAndHale,
] as const;
