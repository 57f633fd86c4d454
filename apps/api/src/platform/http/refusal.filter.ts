/** Answers of REST that are not what was asked for: `{code, message}`, and nothing of how the server works. */
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { correlationIdOf, routeOf } from './correlation.ts';
import { RequestRefused } from './request-refused.ts';
import { faultStack, faultText } from '../log/index.ts';

/** Errors of express's own parsers carry a status and a type. */
interface ParserError extends Error {
  status?: number;
  type?: string;
}

@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly log = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL has errors of its own shape, and its own mask.
    if (host.getType<string>() !== 'http') throw error;
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    if (response.headersSent) return void response.destroy();
    const refused = toRefusal(error);
    if (refused) {
      response.status(refused.status).set(refused.headers).json({ code: refused.code, message: refused.message, ...(refused.parameters ? { parameters: refused.parameters } : {}) });
      return;
    }
    const id = correlationIdOf(request);
    this.log.error(`${id} at ${request.method} ${routeOf(request)}: ${faultText(error)}`, faultStack(error));
    response.status(500).json({ code: 'INTERNAL', message: 'Something went wrong on our side. Try again, and quote the correlation id if it happens again.', correlationId: id });
  }
}

function toRefusal(error: unknown): RequestRefused | null {
  if (error instanceof RequestRefused) return error;
  if (error instanceof HttpException) {
    const status = error.getStatus();
    if (status === 404) return new RequestRefused('NOT_FOUND', 404, 'There is nothing at this address.');
    if (status === 413) return tooLarge();
    return status < 500 ? new RequestRefused('BAD_USER_INPUT', status, 'The request could not be understood.') : null;
  }
  const { status, type } = error as ParserError;
  if (type === 'entity.too.large') return tooLarge();
  return status !== undefined && status >= 400 && status < 500 ? new RequestRefused('BAD_USER_INPUT', status, 'The request could not be understood.') : null;
}

const tooLarge = (): RequestRefused => new RequestRefused('TOO_LARGE', 413, 'That is larger than what is accepted here.');
