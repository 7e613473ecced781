export { addKey, loadKeys } from './keys.ts'
export { createSealedBox, type SealedBox } from './sealed-box.ts'
