import proxyAddress from 'proxy-addr';

/** Whether a proxy at this address is believed when it says who asked and how (`X-Forwarded-…`). */
export type Trust = (address: string) => boolean;

/**
 * Reads whom to believe: addresses, networks such as 10.0.0.0/8, or the names loopback, linklocal and uniquelocal, by
 * commas. Anybody else could claim to be anybody.
 * @throws TypeError when it is none of these
 */
export function trustedProxies(text: string): Trust {
  const trust = proxyAddress.compile(text.split(',').map((part) => part.trim()));
  return (address) => address !== '' && trust(address, 0);
}
