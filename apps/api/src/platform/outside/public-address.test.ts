import { describe, expect, test } from '@jest/globals';
import { isPublicAddress } from './public-address.ts';

describe('an address', () => {
  test.each(['8.8.8.8', '51.140.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4009::200e'])('%s is on the public internet', (address) => expect(isPublicAddress(address)).toBe(true));

  test.each([
    '127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '100.64.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.168.1.1', '192.0.0.1', '198.18.0.1', '203.0.113.9', '224.0.0.1', '255.255.255.255',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '2001:db8::1', '2002:7f00:1::', '2001::1', 'fec0::1',
    'localhost', '', '1', '0x7f.1', '127.1',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});
