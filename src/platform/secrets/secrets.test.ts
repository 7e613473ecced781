import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addKey, createSealedBox, loadKeys } from './index.ts'

let folder: string
const file = () => join(folder, 'key')
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parvis-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the key file', () => {
  it('is made once, for its owner alone', async () => {
    const made = await loadKeys(folder)
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    expect(await loadKeys(folder)).toEqual(made)
    expect(await readdir(folder)).toEqual(['key'])
  })

  it('is the same for all processes that start together', async () => {
    const rings = await Promise.all(Array.from({ length: 24 }, () => loadKeys(folder)))
    for (const ring of rings) expect(ring).toEqual(rings[0])
    expect(await readdir(folder)).toEqual(['key'])
  })

  it.each([
    '',
    '\n',
    '1 tooshort\n',
    `one ${'A'.repeat(43)}=`,
    `0 ${'A'.repeat(43)}=`,
    `256 ${'A'.repeat(43)}=`,
  ])('is named when it is damaged: %j', async (text) => {
    await writeFile(file(), text)
    await expect(loadKeys(folder)).rejects.toThrow(`The key file ${file()} is damaged`)
    // A damaged key is never replaced: what it sealed would be lost for good.
    expect(await readFile(file(), 'utf8')).toBe(text)
  })

  it('never holds one number twice', async () => {
    await loadKeys(folder)
    const line = await readFile(file(), 'utf8')
    await writeFile(file(), line + line)
    await expect(loadKeys(folder)).rejects.toThrow('damaged')
  })

  it('grows by one key in front, 0600 still', async () => {
    const before = await loadKeys(folder)
    const after = await addKey(folder)
    expect(after.keys.map((key) => key.id)).toEqual([2, 1])
    expect(after.keys[1]).toEqual(before.keys[0])
    expect((await stat(file())).mode & 0o777).toBe(0o600)
  })
})

describe('a sealed value', () => {
  it('opens for its owner, and only for it', async () => {
    const box = createSealedBox(await loadKeys(folder))
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), fc.string(), (value, owner, other) => {
        fc.pre(owner !== other)
        const sealed = box.seal(value, owner)
        expect(JSON.stringify(box.open(sealed, owner))).toBe(JSON.stringify(value))
        expect(() => box.open(sealed, other)).toThrow()
      }),
    )
  })

  it('does not open when one bit has changed, wherever', async () => {
    const box = createSealedBox(await loadKeys(folder))
    const sealed = box.seal({ password: 'rabot' }, 'channel:1')
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const bent = Buffer.from(sealed)
      bent.writeUInt8(bent.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(() => box.open(bent, 'channel:1')).toThrow()
    }
  })

  it('is never sealed twice alike, and says nothing of what it holds', async () => {
    const box = createSealedBox(await loadKeys(folder))
    const [one, two] = [box.seal('tartiflette', 'a'), box.seal('tartiflette', 'a')]
    expect(one.equals(two)).toBe(false)
    expect(one.includes('tartiflette')).toBe(false)
  })

  it('survives a rotation, says that it is old, and needs its own key', async () => {
    const before = createSealedBox(await loadKeys(folder))
    const sealed = before.seal('x', 'a')
    const after = createSealedBox(await addKey(folder))
    expect([after.open(sealed, 'a'), after.isOld(sealed), before.isOld(sealed)]).toEqual(['x', true, false])
    const fresh = after.seal('x', 'a')
    expect(after.isOld(fresh)).toBe(false)
    expect(() => before.open(fresh, 'a')).toThrow('a key that is not in the key file')
    // Sessions are signed with it: nobody is signed out by a rotation.
    expect(after.derive('sign-in').equals(before.derive('sign-in'))).toBe(true)
    expect(after.derive('other').equals(after.derive('sign-in'))).toBe(false)
  })
})
