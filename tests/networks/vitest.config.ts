import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest reads it.
export default defineConfig({
  test: {
    include: ['tests/networks/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false, // each file may start servers of its own: one at a time fits a small machine
    globalSetup: ['tests/setup/database.ts', 'tests/networks/servers/run-setup.ts'],
    reporters: ['verbose'], // prints how long each server took
    testTimeout: 60_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
  },
})
