/** PostgreSQL holds no NUL, so nothing has an address with one: it is answered as what is not there, before any statement is sent. */
import type { NextFunction, Request, Response } from 'express';

export function refuseNul(request: Request, response: Response, next: NextFunction): void {
  if (/%00/.test(request.path)) response.status(404).json({ code: 'NOT_FOUND', message: 'There is nothing at this address.' });
  else next();
}
