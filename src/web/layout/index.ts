export { Duo, Tri } from './frames.tsx'
export { PageHead } from './page-head.tsx'
export { PublicFrame } from './public-frame.tsx'
export { SettingsFrame } from './settings-frame.tsx'
