/** Password hashes: argon2id with OWASP's parameters (m = 19 MiB, t = 2, p = 1), in PHC format. */
import { hash, verify } from '@node-rs/argon2';

const argon2id = 2;
const parameters = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a random text nobody knows: verified against when there is no account, so that both take as long. */
const dummyHash = '$argon2id$v=19$m=19456,t=2,p=1$6D4mkX+K36aZ+hO/Pl6QsQ$mVOx9CZLXcLlRuNtxndizD2FdI/s51BzZBW2Hs++n4M';

export async function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/** Constant work whether or not there is a hash to compare with. */
export async function matchesPassword(password: string, storedHash: string | null): Promise<boolean> {
  const matches = await verify(storedHash ?? dummyHash, password);
  return matches && storedHash !== null;
}
