import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = 'http://127.0.0.1:8470'

/** Groups that would otherwise fall into dozens of tiny files shared by two screens. */
const groups = [
  {
    name: 'vendor',
    test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|use-intl|intl-messageformat|@formatjs|use-sync-external-store)[\\/]/,
  },
  {
    name: 'shell',
    test: /node_modules[\\/]lucide-react[\\/]|src[\\/]web[\\/](?!words|messages|design|pages[\\/](more|not-yet|accessibility))/,
  },
  {
    name: 'accounts-entry',
    test: /src[\\/]accounts[\\/]web[\\/](entry|password-field|strength|sign-in-api)/,
  },
]

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    // The content security policy allows no data: address for fonts, scripts or styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  // The origin stays the browser's: the server refuses what comes from another one.
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
})
