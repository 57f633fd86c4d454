/** A virus scanner for tests that speaks clamd's protocol (INSTREAM over TCP) and knows one virus: the EICAR test file. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Split, so that no scanner takes this source for the test file (eicar.org). */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export type ClamdMood = 'awake' | 'silent' | 'confused' | 'hangsUp';

export interface FakeClamd {
  /** HOST:PORT, as in CLAMD. */
  address: string;
  mood: ClamdMood;
  /** Bytes of the streams that were sent whole. */
  scanned: number[];
  close(): Promise<void>;
}

export async function startFakeClamd(): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const clamd: FakeClamd = { address: '', mood: 'awake', scanned: [], close: () => new Promise((done) => {
    for (const socket of sockets) socket.destroy();
    server.close(() => done());
  }) };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    if (clamd.mood === 'hangsUp') return void socket.destroy();
    let waiting: Buffer = Buffer.alloc(0);
    let command: string | null = null;
    const stream: Buffer[] = [];
    socket.on('data', (part: Buffer) => {
      waiting = Buffer.concat([waiting, part]);
      if (command === null) {
        const end = waiting.indexOf(0);
        if (end < 0) return;
        command = waiting.subarray(0, end).toString();
        waiting = waiting.subarray(end + 1);
        if (command !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0');
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE(0);
        if (length === 0) return answer(Buffer.concat(stream));
        if (waiting.length < 4 + length) return;
        stream.push(waiting.subarray(4, 4 + length));
        waiting = waiting.subarray(4 + length);
      }
    });
    const answer = (bytes: Buffer): void => {
      clamd.scanned.push(bytes.length);
      if (clamd.mood === 'silent') return;
      if (clamd.mood === 'confused') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      socket.end(bytes.includes(eicar) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');
    };
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  clamd.address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return clamd;
}
