import { createContext, type ReactNode, useContext } from 'react'

/** What stands before the title on a phone: the shell gives the workspace switcher. */
export const PhoneLeadingSlot = createContext<ReactNode>(null)
export const PhoneLeading = () => useContext(PhoneLeadingSlot)
