import { filesBelow, isCode, isTest, lineAt, read } from './source-files.mjs'

/** Rule 8: the environment is read, checked and explained in one place. */
export const environment = () =>
  filesBelow('src')
    .filter((path) => isCode(path) && !isTest(path) && !path.startsWith('src/platform/config/'))
    .flatMap((file) => {
      const text = read(file)
      const uses = text.matchAll(
        /process\s*(\?\.|\.)\s*env\b|process\[['"]env|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"]node:process/g,
      )
      return [...uses].map((use) => ({
        file,
        line: lineAt(text, use.index),
        message: '8. The environment is read in src/platform/config only.',
      }))
    })
