/** One way to break a rule: files to write, the check that must see it, and the words it must say. */
export interface Broken {
  rule: string
  check: string
  files: Record<string, string>
  /** The file that is named; the first written if absent. */
  named?: string
  says?: RegExp
}

const imports = (path: string): string => `import ${JSON.stringify(path)}\n`
const lines = (count: number): string =>
  `${Array.from({ length: count }, (_, at) => `export const line${at} = ${at}`).join('\n')}\n`
const manifest = (id: string, name: string): string =>
  `export const manifest = {\n  id: '${id}',\n  name: '${name}',\n}\n`
const door = { 'src/piou/index.ts': 'export {}\n', 'src/piou/queries.ts': 'export {}\n' }

export const layersBroken: Broken[] = [
  {
    rule: '1. the platform imports a capability',
    check: 'layers',
    says: /1\./,
    files: { 'src/platform/log/broken.ts': imports('../../piou/index.ts'), ...door },
  },
  {
    rule: '1. the platform imports a type of a network',
    check: 'layers',
    says: /1\./,
    files: {
      'src/platform/log/broken.ts': `import type { Network } from '../../networks/kit/index.ts'\nexport type N = Network\n`,
    },
  },
  {
    rule: '2. the kit imports the platform',
    check: 'layers',
    says: /2\./,
    files: { 'src/networks/kit/broken.ts': imports('../../platform/log/index.ts') },
  },
  {
    rule: '2. a network imports the platform',
    check: 'layers',
    says: /2\./,
    files: { 'src/networks/piou/broken.ts': imports('../../platform/log/index.ts') },
  },
  {
    rule: '2. a network imports another',
    check: 'layers',
    says: /2\./,
    files: {
      'src/networks/piou/broken.ts': imports('../cuicui/index.ts'),
      'src/networks/cuicui/index.ts': 'export {}\n',
    },
  },
  {
    rule: '3. the language imports the platform',
    check: 'layers',
    says: /3\./,
    files: { 'src/language/broken.ts': imports('../platform/clock/index.ts') },
  },
  {
    rule: '4. a capability enters another by a window',
    check: 'layers',
    says: /4\./,
    files: { 'src/cuicui/broken.ts': imports('../piou/queries.ts'), ...door },
  },
  {
    rule: '4. the same in a dynamic import',
    check: 'layers',
    says: /4\./,
    files: { 'src/cuicui/broken.ts': `export const late = () => import('../piou/queries.ts')\n`, ...door },
  },
  {
    rule: '4. the same in an export',
    check: 'layers',
    says: /4\./,
    files: { 'src/cuicui/broken.ts': `export * from '../piou/queries.ts'\n`, ...door },
  },
  {
    rule: '5. a screen imports the server',
    check: 'layers',
    says: /5\./,
    files: { 'src/piou/web/broken.tsx': imports('../queries.ts'), ...door },
  },
  {
    rule: '5. the shell imports the server',
    check: 'layers',
    says: /5\./,
    files: { 'src/web/broken.ts': imports('../piou/index.ts'), ...door },
  },
  {
    rule: '5. a screen imports the screen of another room',
    check: 'layers',
    says: /5\./,
    files: {
      'src/piou/web/broken.tsx': imports('../../cuicui/web/screen.tsx'),
      'src/cuicui/web/screen.tsx': 'export {}\n',
    },
  },
  {
    rule: '5. a screen imports Node',
    check: 'layers',
    says: /5\./,
    files: { 'src/piou/web/broken.tsx': imports('node:fs') },
  },
  {
    rule: '5. a contract takes the server with it',
    check: 'layers',
    says: /5\./,
    files: { 'src/piou/contract.ts': imports('./queries.ts'), ...door },
  },
  {
    rule: '6. another file than app.ts lists capabilities',
    check: 'layers',
    says: /6\./,
    files: { 'src/broken.ts': imports('./piou/index.ts'), ...door },
  },
  {
    rule: '6. a capability imports a network',
    check: 'layers',
    says: /6\./,
    files: {
      'src/piou/broken.ts': imports('../networks/cuicui/index.ts'),
      'src/networks/cuicui/index.ts': 'export {}\n',
    },
  },
  {
    rule: '7. imports go round',
    check: 'layers',
    says: /7\. .*broken/,
    files: {
      'src/piou/broken.ts': imports('./second.ts'),
      'src/piou/second.ts': imports('./third.ts'),
      'src/piou/third.ts': imports('./broken.ts'),
    },
    named: 'src/piou/third.ts',
  },
  {
    rule: 'the product imports a test',
    check: 'layers',
    files: { 'src/piou/broken.ts': imports('../../tests/setup/database.ts') },
  },
  {
    rule: 'an import leads nowhere',
    check: 'layers',
    files: { 'src/piou/broken.ts': imports('./nowhere.ts') },
  },
]

export const othersBroken: Broken[] = [
  {
    rule: '8. a room reads the environment',
    check: 'environment',
    files: { 'src/piou/broken.ts': 'export const port = process.env.PORT\n' },
  },
  {
    rule: '8. the same by another road',
    check: 'environment',
    files: { 'src/piou/broken.ts': `import { env } from 'node:process'\nexport const port = env.PORT\n` },
  },
  {
    rule: '9. a room names a network, known by its manifest',
    check: 'network-names',
    says: /Cui Cui/,
    files: {
      'src/piou/broken.ts': `export const home = 'Cui Cui'\n`,
      'src/networks/cc/manifest.ts': manifest('cc-social', 'Cui Cui'),
    },
  },
  {
    rule: '9. a room names a network inside another word',
    check: 'network-names',
    says: /CuiCui/,
    files: {
      'src/piou/broken.ts': 'export const forCuiCui = 1\n',
      'src/networks/cuicui/manifest.ts': manifest('cuicui', 'Cui Cui'),
    },
  },
  {
    rule: '9. a migration names a network',
    check: 'network-names',
    files: {
      'migrations/9999-broken.sql': `select 'cuicui'\n`,
      'src/networks/cuicui/manifest.ts': manifest('cuicui', 'Cui Cui'),
    },
  },
  {
    rule: '10. a default export',
    check: 'style',
    says: /noDefaultExport/,
    files: { 'src/piou/broken.ts': 'export default 1\n' },
  },
  {
    rule: '10. any',
    check: 'style',
    says: /noExplicitAny/,
    files: { 'src/piou/broken.ts': 'export const it = (it: any): string => it\n' },
  },
  {
    rule: '10. a non-null !',
    check: 'style',
    says: /noNonNullAssertion/,
    files: { 'src/piou/broken.ts': 'export const it = (it?: string): string => it!\n' },
  },
  {
    rule: '10. a file that is not in kebab-case',
    check: 'style',
    says: /useFilenamingConvention/,
    files: { 'src/piou/brokenName.ts': 'export const it = 1\n' },
  },
  {
    rule: '10. a test alone',
    check: 'style',
    says: /noFocusedTests/,
    files: { 'src/piou/broken.test.ts': `import { test } from 'vitest'\n\ntest.only('it', () => {})\n` },
  },
  {
    rule: '10. a folder of anything',
    check: 'folders',
    named: 'src/piou/helpers',
    files: { 'src/piou/helpers/broken.ts': 'export {}\n' },
  },
  {
    rule: '11. a file of 301 lines',
    check: 'lengths',
    says: /301 lines/,
    files: { 'src/piou/broken.ts': lines(301) },
  },
  {
    rule: '11. files that are long together',
    check: 'lengths',
    says: /Half of the files/,
    named: 'src ',
    files: Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`src/piou/long-${at}.ts`, lines(71)])),
  },
  {
    rule: 'a word is missing in English',
    check: 'catalogues',
    named: 'src/piou/messages/en.json',
    says: /lacks bird\.sings/,
    files: {
      'src/piou/messages/fr.json': '{"bird":{"sings":"Il chante"}}',
      'src/piou/messages/en.json': '{"bird":{}}',
    },
  },
  {
    rule: 'a value is missing in English',
    check: 'catalogues',
    named: 'src/piou/messages/fr.json',
    says: /\[count\]/,
    files: {
      'src/piou/messages/fr.json': '{"birds":"{count, plural, one {oiseau} other {oiseaux}}"}',
      'src/piou/messages/en.json': '{"birds":"birds"}',
    },
  },
  {
    rule: 'a message is not ICU',
    check: 'catalogues',
    named: 'src/piou/messages/fr.json',
    files: {
      'src/piou/messages/fr.json': '{"birds":"{count"}',
      'src/piou/messages/en.json': '{"birds":"{count}"}',
    },
  },
]

export const slowBroken: Broken[] = [
  {
    // One run of the compiler for both: it reads the whole project.
    rule: 'a screen says a word, and a refusal a code, that no catalogue has',
    check: 'types',
    named: 'broken',
    says: /(?=[\s\S]*noSuchWord)(?=[\s\S]*noSuchCode)/,
    files: {
      'src/web/broken.tsx': `import { useTranslations } from 'use-intl'\n\nexport const Broken = () => useTranslations('ui')('noSuchWord')\n`,
      'src/accounts/broken.ts': `import { refuse } from './refuse.ts'\n\nexport const broken = () => refuse('noSuchCode', 400)\n`,
    },
  },
  {
    rule: 'a file serves nobody',
    check: 'unused',
    files: { 'src/piou/broken.ts': 'export const it = 1\n' },
  },
]
