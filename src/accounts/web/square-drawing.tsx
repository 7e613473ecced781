/** A square before its building: lines only. */
export const SquareDrawing = ({ className }: { className: string | undefined }) => (
  <svg
    className={className}
    viewBox="0 0 440 420"
    aria-hidden
    fill="none"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <g stroke="var(--edge-soft)" strokeWidth="1.25">
      <path d="M96 226V92h248v134" />
      <path d="M96 112h248M118 112v114M322 112v114M140 226v-78a18 18 0 0 1 36 0v78M264 226v-78a18 18 0 0 1 36 0v78" />
      <path d="M120 402l18-56M320 402l-18-56M20 402l40-56M420 402l-40-56" />
    </g>
    <g stroke="var(--accent)" strokeWidth="2.5">
      <path d="M188 226v-66a32 32 0 0 1 64 0v66" />
      <path d="M84 240h272M66 264h308M46 290h348M24 318h392M0 346h440" />
    </g>
  </svg>
)
