const PLACES = [
  { x: 126, y: 75 },
  { x: 274, y: 75 },
  { x: 66, y: 40 },
  { x: 334, y: 40 },
  { x: 58, y: 110 },
  { x: 342, y: 110 },
]

/** The networks this server knows, around the square. */
export const NetworksDrawing = ({ monograms }: { monograms: readonly string[] }) => (
  <svg viewBox="0 0 400 150" width="100%" height="150" aria-hidden preserveAspectRatio="xMidYMid slice">
    <rect width="400" height="150" fill="var(--surface-sunk)" />
    {PLACES.slice(0, monograms.length).map(({ x, y }, at) => (
      <g key={`${x} ${y}`}>
        <path d={`M${x} ${y}L200 75`} stroke="var(--accent-line)" strokeWidth="1.5" />
        <rect
          x={x - 17}
          y={y - 13}
          width="34"
          height="26"
          rx="5"
          fill="var(--surface)"
          stroke="var(--edge-soft)"
        />
        <text x={x} y={y + 4.5} textAnchor="middle" fontSize="13" fontWeight="600" fill="var(--text-2)">
          {monograms[at]}
        </text>
      </g>
    ))}
    <circle cx="200" cy="75" r="29" fill="var(--surface)" stroke="var(--accent)" strokeWidth="2" />
    <path
      transform="translate(184 59) scale(2)"
      fill="var(--accent)"
      d="M1 1h14v8h-2V3H3v6H1zM6 7h4v2H6zM4 10h8v2H4zM1 13h14v2H1z"
    />
  </svg>
)

const SIDE = [42, 33, 44, 26, 36]
const ROWS = [
  { y: 56, name: 68, text: 154, tone: 'var(--late)' },
  { y: 92, name: 54, text: 168, tone: 'var(--late)' },
  { y: 128, name: 74, text: 140, tone: 'var(--accent-line)' },
]

/** A small picture of the inbox. */
export const DemoDrawing = () => (
  <svg viewBox="0 0 400 150" width="100%" height="150" aria-hidden preserveAspectRatio="xMidYMid slice">
    <rect width="400" height="150" fill="var(--surface-sunk)" />
    <path
      d="M26 160V32a8 8 0 0 1 8-8h332a8 8 0 0 1 8 8v128"
      fill="var(--surface)"
      stroke="var(--hairline)"
      strokeWidth="1.5"
    />
    <path d="M106 24v136" stroke="var(--hairline)" strokeWidth="1.5" />
    {SIDE.map((width, at) => (
      <rect
        key={width}
        x="40"
        y={42 + at * 20}
        width={width}
        height="5"
        rx="2.5"
        fill={at === 0 ? 'var(--accent)' : 'var(--press)'}
      />
    ))}
    {ROWS.map((row) => (
      <g key={row.y}>
        <circle cx="130" cy={row.y - 6} r="7.5" fill="none" stroke={row.tone} strokeWidth="2.2" />
        <rect x="150" y={row.y - 13} width={row.name} height="5" rx="2.5" fill="var(--edge-soft)" />
        <rect x="150" y={row.y - 3} width={row.text} height="5" rx="2.5" fill="var(--press)" />
      </g>
    ))}
  </svg>
)
