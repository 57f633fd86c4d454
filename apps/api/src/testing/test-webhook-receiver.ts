/** A receiver of webhooks that does what the specification asks of one: checks the signature and takes an event once. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedEvent {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

export interface TestReceiver {
  url: string;
  /** Every call whose signature holds, repeats among them. */
  calls: ReceivedEvent[];
  /** Calls whose signature does not. */
  forged: number;
  /** What it answers; 204 unless set. Answering nothing leaves the caller waiting. */
  answer: (response: ServerResponse) => void;
  /** The secret it knows; set once the service has it. */
  secret: string;
  /** Settles at the next call that is let in, before it is answered. */
  nextCall(): Promise<ReceivedEvent>;
  close(): void;
}

export async function startReceiver(): Promise<TestReceiver> {
  const waiting: ((event: ReceivedEvent) => void)[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      const body = Buffer.concat(parts).toString();
      try {
        new Webhook(receiver.secret).verify(body, request.headers as Record<string, string>);
      } catch {
        receiver.forged += 1;
        response.writeHead(401).end();
        return;
      }
      const event = { id: String(request.headers['webhook-id']), ...(JSON.parse(body) as Omit<ReceivedEvent, 'id'>) };
      receiver.calls.push(event);
      receiver.answer(response);
      waiting.splice(0).forEach((tell) => tell(event));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const receiver: TestReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, calls: [], forged: 0, secret: '', answer: (response) => void response.writeHead(204).end(),
    nextCall: () => new Promise((tell) => waiting.push(tell)),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}
