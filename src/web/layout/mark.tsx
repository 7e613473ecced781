/** The square opened by three steps, on its grid of 16. */
export const Mark = ({ size = 16 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden>
    <path fill="currentColor" d="M1 1h14v8h-2V3H3v6H1zM6 7h4v2H6zM4 10h8v2H4zM1 13h14v2H1z" />
  </svg>
)
