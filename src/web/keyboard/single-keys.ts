let on = true

/** WCAG 2.1.4: shortcuts of one letter can be switched off in the profile. */
export const singleKeysOn = (): boolean => on

export const setSingleKeys = (wanted: boolean): void => {
  on = wanted
}
