import { defineConfig } from 'vitest/config'

/** Suites that need more than npm run by name: `vitest run --mode networks`. */
const suites: Record<string, string[]> = {
  test: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'],
  networks: ['tests/networks/**/*.test.ts'],
  chaos: ['tests/chaos/**/*.test.ts'],
  load: ['tests/load/**/*.test.ts'],
  // Every screen in two themes and two widths: minutes, on its own.
  accessibility: ['tests/journeys/accessibility.test.ts'],
}

export default defineConfig(({ mode }) => {
  const everyday = mode === 'test'
  return {
    test: {
      include: suites[mode] ?? suites.test,
      exclude: [
        '**/node_modules/**',
        ...(everyday ? ['tests/{networks,chaos,load}/**', 'tests/journeys/accessibility.test.ts'] : []),
      ],
      environment: 'node',
      pool: 'forks',
      globalSetup: ['tests/setup/database.ts'],
      testTimeout: everyday ? 20_000 : 180_000,
      hookTimeout: everyday ? 60_000 : 600_000,
      teardownTimeout: 20_000,
    },
  }
})
