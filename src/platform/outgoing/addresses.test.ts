import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPublicAddress } from './addresses.ts'

/** IPv4 networks that are nobody's public address (RFC 6890), first address and prefix. */
const special: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
]

const number = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const dotted = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
const hex = (value: number): string => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`

const within = ([first, prefix]: [string, number]) =>
  fc.integer({ min: 0, max: 2 ** (32 - prefix) - 1 }).map((offset) => number(first) + offset)
const privateAddress = fc.constantFrom(...special).chain(within)

/** The ways to write an IPv4 address that a URL parser understands. */
const hosts: ((value: number) => string)[] = [
  dotted,
  String,
  (value) => `0x${value.toString(16)}`,
  (value) => `0${value.toString(8)}`,
  (value) =>
    dotted(value)
      .split('.')
      .map((part) => `0x${Number(part).toString(16)}`)
      .join('.'),
  (value) =>
    dotted(value)
      .split('.')
      .map((part) => `0${Number(part).toString(8)}`)
      .join('.'),
  (value) => `${value >>> 24}.${value & 0xffffff}`,
  (value) => `${dotted(value)}.`,
]

/** The ways to hide an IPv4 address in an IPv6 one: mapped, compatible, translated, NAT64, 6to4, Teredo. */
const disguises: ((value: number) => string)[] = [
  (value) => `::ffff:${dotted(value)}`,
  (value) => `::ffff:${hex(value)}`,
  (value) => `::${dotted(value)}`,
  (value) => `::ffff:0:${hex(value)}`,
  (value) => `64:ff9b::${dotted(value)}`,
  (value) => `64:ff9b:1::${hex(value)}`,
  (value) => `2002:${hex(value)}::1`,
  (value) => `2001::${hex(value)}`,
]

describe('a private address', () => {
  it('is refused however a URL writes it', () => {
    fc.assert(
      fc.property(privateAddress, fc.constantFrom(...hosts), (value, write) => {
        expect(isPublicAddress(new URL(`http://${write(value)}/`).hostname)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('is refused however IPv6 wraps it', () => {
    fc.assert(
      fc.property(privateAddress, fc.constantFrom(...disguises), (value, wrap) => {
        const address = wrap(value)
        expect([address, isPublicAddress(address)]).toEqual([address, false])
        expect(isPublicAddress(new URL(`http://[${address}]/`).hostname)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '100::1',
    '2001:db8::1',
    '3fff::1',
    '4000::1',
  ])('%s is refused', (address) => expect(isPublicAddress(address)).toBe(false))
})

it('takes nothing but an address for one', () => {
  for (const text of ['', 'localhost', '1.2.3', '1.2.3.4.5', 'example.org', '256.1.1.1', '1::2::3'])
    expect(isPublicAddress(text)).toBe(false)
})

it('lets public addresses through', () => {
  for (const address of [
    '1.1.1.1',
    '93.184.215.14',
    '172.15.255.255',
    '172.32.0.0',
    '2606:4700::1111',
    '[2a00:1450::200e]',
  ])
    expect([address, isPublicAddress(address)]).toEqual([address, true])
})
