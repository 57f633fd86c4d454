/**
 * Asks ClamAV about a file, by INSTREAM over TCP (clamd(8): `zINSTREAM\0`, then chunks of a 4-byte length and their
 * bytes, then a length of 0; the answer ends with NUL). Anything but a clear answer counts as no answer.
 */
import { createReadStream } from 'node:fs';
import { connect } from 'node:net';

export type ScanAnswer = 'clean' | 'infected';

/** The scanner was away, too slow, or said something else: the file is not to be used. */
export class ScannerAway extends Error {}

const chunkBytes = 64 * 1024;
const answerLimit = 4_096;

/** @throws ScannerAway */
export function scanFile(path: string, { host, port }: { host: string; port: number }, timeoutMs = 30_000): Promise<ScanAnswer> {
  return new Promise((accept, reject) => {
    const socket = connect({ host, port });
    const file = createReadStream(path, { highWaterMark: chunkBytes });
    let answer = '';
    const end = (settle: () => void): void => {
      file.destroy();
      socket.destroy();
      settle();
    };
    const away = (why: string): void => end(() => reject(new ScannerAway(`The virus scanner at ${host}:${port} ${why}.`)));
    socket.setTimeout(timeoutMs, () => away('did not answer in time'));
    socket.on('error', (error) => away(`could not be asked: ${error.message}`));
    file.on('error', (error) => end(() => reject(error)));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      file.on('data', (chunk) => {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        if (!socket.write(chunk)) {
          file.pause();
          socket.once('drain', () => file.resume());
        }
      });
      file.on('end', () => socket.write(Buffer.alloc(4)));
    });
    socket.on('data', (part: Buffer) => {
      answer += part.toString('utf8');
      if (answer.length > answerLimit) away('said too much');
    });
    // A scanner that has seen enough answers and hangs up while we still send.
    socket.on('close', () => {
      const said = answer.replace(/\0.*$/s, '').trim();
      if (said === 'stream: OK') end(() => accept('clean'));
      else if (/^stream: .+ FOUND$/.test(said)) end(() => accept('infected'));
      else away(said === '' ? 'hung up without an answer' : 'gave no clear answer');
    });
  });
}
