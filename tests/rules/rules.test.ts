import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import checks from '../../scripts/checks.json' with { type: 'json' }
import { type Broken, layersBroken, othersBroken, slowBroken } from './broken-on-purpose.ts'
import { type CopiedTree, copyTree } from './copied-tree.ts'

let tree: CopiedTree
let undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  tree = await copyTree()
})
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})
afterAll(() => tree.dispose())

const programs: Record<string, readonly string[]> = checks

async function breakRule({ check, files, named = Object.keys(files)[0] ?? '', says = /./ }: Broken) {
  undo = Object.keys(files).map((path) => () => tree.remove(path))
  for (const [path, text] of Object.entries(files)) await tree.write(path, text)
  const { passed, output } = await tree.run(programs[check] ?? [])
  expect(passed).toBe(false)
  const lines = output.split('\n').filter((line) => line.includes(named))
  expect(lines.join('\n')).toMatch(says)
}

test.for([...layersBroken, ...othersBroken])('$rule: $check fails and says where', (broken) =>
  breakRule(broken),
)
test.for(slowBroken)('$rule: $check fails and says where', { timeout: 60_000 }, (broken) => breakRule(broken))

test('a lock without the packages of other machines fails', async () => {
  const text = await tree.read('package-lock.json')
  undo = [() => tree.write('package-lock.json', text)]
  const lock = JSON.parse(text)
  const [, ...others] = Object.keys(lock.packages).filter((path) =>
    path.startsWith('node_modules/@biomejs/cli-'),
  )
  for (const path of others) delete lock.packages[path]
  await tree.write('package-lock.json', JSON.stringify(lock))
  const { passed, output } = await tree.run(checks.lock)
  expect(passed).toBe(false)
  expect(output).toContain(others[0])
})
