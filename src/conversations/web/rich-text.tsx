import type { MessageView } from '../contract.ts'
import { textPieces } from './text-pieces.ts'

/** What somebody wrote, as they typed it, with its links. */
export const RichText = ({ text, spans }: Pick<MessageView, 'text' | 'spans'>) =>
  textPieces(text, spans).map((piece) =>
    piece.href ? (
      <a key={piece.at} className="link" href={piece.href} target="_blank" rel="noopener noreferrer">
        {piece.text}
      </a>
    ) : (
      <span key={piece.at}>{piece.text}</span>
    ),
  )
