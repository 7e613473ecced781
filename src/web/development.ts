/** True under the Vite server only: unfinished places and the design page show there and nowhere else. */
export const development: boolean = import.meta.env.DEV
