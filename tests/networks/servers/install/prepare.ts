import { ensureBlueskyFolder } from './bluesky-folder.ts'
import { ensureDebianPackages } from './debian-packages.ts'

/** Makes a bare Debian machine able to start every server here; quick when all is there. */
async function prepare(): Promise<void> {
  const say = (line: string) => console.log(`test:networks  ${line}`)
  await ensureDebianPackages(say)
  await ensureBlueskyFolder(say)
}

await prepare().catch((error: unknown) => {
  console.error(`test:networks  ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
