const drawing = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90" width="1200" height="900">${body}</svg>`

export interface Picture {
  /** The name of its file. */
  name: string
  alt: string
  svg: string
}

export const pictures = {
  cheese: {
    name: 'meule-de-printemps.png',
    alt: 'Une meule de tomme jaune, une part déjà coupée.',
    svg: drawing(
      '<rect width="120" height="90" fill="#e9e0d2"/><ellipse cx="60" cy="72" rx="46" ry="8" fill="#d5c7b2"/><path d="M22 44v18c0 7 17 12 38 12s38-5 38-12V44z" fill="#e2b85f"/><ellipse cx="60" cy="44" rx="38" ry="13" fill="#f3dc99"/><path d="M60 44l30-8.2c5 2.2 8 5.1 8 8.2v18c0 3.4-4 6.4-10.6 8.6z" fill="#fbf3d6"/><path d="M60 44v30c10.7 0 20.5-1.3 27.4-3.4z" fill="#f0e1b0"/><circle cx="80" cy="56" r="3" fill="#dcc684"/><circle cx="71" cy="64" r="2.2" fill="#dcc684"/>',
    ),
  },
  cellar: {
    name: 'nadege-cave.png',
    alt: 'Une affineuse en coiffe blanche, debout devant deux étagères de fromages ronds.',
    svg: drawing(
      '<rect width="120" height="90" fill="#e3ded2"/><rect x="0" y="16" width="120" height="5" fill="#b09673"/><rect x="0" y="48" width="120" height="5" fill="#b09673"/><g fill="#edd18a"><ellipse cx="16" cy="11" rx="11" ry="5"/><ellipse cx="104" cy="11" rx="11" ry="5"/><ellipse cx="16" cy="43" rx="11" ry="5"/><ellipse cx="104" cy="43" rx="11" ry="5"/></g><circle cx="60" cy="36" r="13" fill="#c08a68"/><path d="M47 33c0-10 6-14 13-14s13 4 13 14c-6-3-20-3-26 0z" fill="#fbfaf5"/><path d="M36 90c0-26 9-36 24-36s24 10 24 36z" fill="#fbfaf5"/><path d="M52 56h16v34H52z" fill="#3d7a76"/>',
    ),
  },
  market: {
    name: 'marche-saint-aurle.png',
    alt: 'Un étal de marché sous une toile rayée de vert, avec des fromages et des pots.',
    svg: drawing(
      '<rect width="120" height="90" fill="#dfe3ea"/><rect y="70" width="120" height="20" fill="#c8cdd6"/><path d="M18 34v44M102 34v44" stroke="#6b5a4a" stroke-width="3"/><rect x="16" y="56" width="88" height="18" fill="#b98f63"/><path d="M14 22h92l6 16H8z" fill="#f6f2e9"/><path d="M14 22h15.3l-3 16H8zM44.7 22H60v16H42.3zM75.3 22h15.4l3 16H77.7z" fill="#3d7a76"/><circle cx="34" cy="52" r="6" fill="#f2dc9a"/><circle cx="47" cy="52" r="6" fill="#f7ecd0"/><rect x="60" y="44" width="9" height="12" rx="2" fill="#fbfaf5"/><rect x="72" y="44" width="9" height="12" rx="2" fill="#fbfaf5"/><rect x="84" y="47" width="12" height="9" rx="2" fill="#b8483e"/>',
    ),
  },
  jars: {
    name: 'pots-en-verre.png',
    alt: 'Trois pots en verre alignés, couvercles gris, rouge et vert.',
    svg: drawing(
      '<rect width="120" height="90" fill="#d9e4e6"/><rect y="68" width="120" height="22" fill="#c0a383"/><g><rect x="20" y="34" width="22" height="36" rx="4" fill="#f4f8f8"/><rect x="20" y="46" width="22" height="24" rx="3" fill="#fff"/><rect x="19" y="29" width="24" height="7" rx="2" fill="#c9d4d4"/><rect x="49" y="34" width="22" height="36" rx="4" fill="#f4f8f8"/><rect x="49" y="42" width="22" height="28" rx="3" fill="#f6e3e0"/><rect x="48" y="29" width="24" height="7" rx="2" fill="#b8483e"/><rect x="78" y="34" width="22" height="36" rx="4" fill="#f4f8f8"/><rect x="78" y="50" width="22" height="20" rx="3" fill="#fff"/><rect x="77" y="29" width="24" height="7" rx="2" fill="#3d7a76"/></g>',
    ),
  },
  round: {
    name: 'tournee.png',
    alt: 'Un camion de livraison blanc et vert, au lever du soleil.',
    svg: drawing(
      '<rect width="120" height="90" fill="#e6e3ee"/><rect y="68" width="120" height="22" fill="#bdb8c9"/><circle cx="98" cy="18" r="7" fill="#f3d489"/><rect x="16" y="30" width="58" height="36" rx="3" fill="#fbfaf5"/><rect x="16" y="46" width="58" height="8" fill="#3d7a76"/><path d="M76 40h15l12 13v13H76z" fill="#2f6663"/><path d="M80 44h9l8 9H80z" fill="#cfe3ee"/><circle cx="34" cy="68" r="7" fill="#3f3a36"/><circle cx="88" cy="68" r="7" fill="#3f3a36"/><circle cx="34" cy="68" r="2.6" fill="#cfc9c0"/><circle cx="88" cy="68" r="2.6" fill="#cfc9c0"/>',
    ),
  },
  meadow: {
    name: 'herbage-du-haut.png',
    alt: 'Une vache dans un pré vallonné, sous un grand soleil.',
    svg: drawing(
      '<rect width="120" height="90" fill="#cfe3ee"/><circle cx="94" cy="20" r="9" fill="#f3d489"/><path d="M0 56c22-16 44-16 64-6s38 6 56-2v42H0z" fill="#9dbb85"/><path d="M0 70c30-12 60-6 120-4v24H0z" fill="#7fa26a"/><g fill="#3f3a36"><rect x="34" y="52" width="20" height="10" rx="4"/><rect x="36" y="60" width="2.6" height="7"/><rect x="49" y="60" width="2.6" height="7"/><circle cx="56" cy="53" r="4"/></g><rect x="40" y="53" width="7" height="5" rx="2" fill="#fff"/>',
    ),
  },
  tart: {
    name: 'tarte-aux-fraises.png',
    alt: 'Une assiette de tarte aux fraises vue de dessus, une feuille de basilic posée dessus.',
    svg: drawing(
      '<rect width="120" height="90" fill="#ecdccb"/><circle cx="60" cy="48" r="32" fill="#fff"/><circle cx="60" cy="48" r="24" fill="#f4efe4"/><path d="M42 50a18 14 0 0 0 36 0z" fill="#d98f4e"/><circle cx="52" cy="44" r="5" fill="#b8483e"/><circle cx="63" cy="41" r="5" fill="#b8483e"/><circle cx="70" cy="47" r="4" fill="#c95a4e"/><path d="M56 34c4-6 8-6 12-5-2 5-6 7-12 5z" fill="#6d9160"/>',
    ),
  },
  pot: {
    name: 'pot-carton-lot-2114.png',
    alt: 'Un pot de fromage blanc en carton brun, l’opercule à demi soulevé.',
    svg: drawing(
      '<rect width="120" height="90" fill="#cfe0dc"/><ellipse cx="60" cy="76" rx="46" ry="6" fill="#b3c9c4"/><path d="M32 36h56l-6 38a4 4 0 0 1-4 3H42a4 4 0 0 1-4-3z" fill="#c59a6c"/><path d="M34.5 47h51L83 64H37z" fill="#f5f1e8"/><path d="M44 53h20M44 58h30" stroke="#3d7a76" stroke-width="2.4" stroke-linecap="round"/><ellipse cx="60" cy="36" rx="29" ry="5" fill="#fdfcf8"/><path d="M31 36c0-3 13-5 29-5 9 0 17 .6 22 1.7l6-8c2-2 6-1 5 2l-4 10c0 2-13 4.3-29 4.3S31 38.7 31 36z" fill="#e4e7e6"/><path d="M82 32.7l6-8c2-2 6-1 5 2l-4 9.5z" fill="#c9d0cf"/>',
    ),
  },
  farm: {
    name: 'ferme-du-haut-pre.png',
    alt: 'Une grange rouge et un silo, au bord d’un pré.',
    svg: drawing(
      '<rect width="120" height="90" fill="#d3e2ea"/><path d="M0 62c30-12 70-12 120 0v28H0z" fill="#93b27a"/><path d="M28 68V42l20-14 20 14v26z" fill="#a34a3e"/><path d="M25 43l23-16 23 16" fill="none" stroke="#6f322b" stroke-width="3"/><rect x="41" y="50" width="14" height="18" fill="#f5efe4"/><path d="M41 50l14 18M55 50L41 68" stroke="#a34a3e" stroke-width="1.6"/><rect x="78" y="34" width="14" height="34" fill="#dfe3e4"/><path d="M78 34a7 6 0 0 1 14 0z" fill="#b6c0c2"/><circle cx="102" cy="20" r="8" fill="#f3d489"/>',
    ),
  },
  bottle: {
    name: 'bouteille-consignee.png',
    alt: 'Une bouteille de lait en verre, bouchon vert, étiquette jaune.',
    svg: drawing(
      '<rect width="120" height="90" fill="#dfe7cf"/><ellipse cx="60" cy="80" rx="36" ry="5" fill="#c6d1b0"/><path d="M53 14h14v14c0 6 9 8 9 18v30a4 4 0 0 1-4 4H48a4 4 0 0 1-4-4V46c0-10 9-12 9-18z" fill="#fbfaf5"/><rect x="51" y="9" width="18" height="7" rx="2" fill="#3d7a76"/><rect x="44" y="50" width="32" height="16" fill="#e7c46c"/>',
    ),
  },
  team: {
    name: 'reunion-du-lundi.png',
    alt: 'Deux personnes assises face à face, un cahier entre elles.',
    svg: drawing(
      '<rect width="120" height="90" fill="#d9dce8"/><rect y="66" width="120" height="24" fill="#b9bfd3"/><g><circle cx="38" cy="38" r="9" fill="#a87455"/><path d="M22 72c0-14 6-22 16-22s16 8 16 22z" fill="#3d7a76"/><circle cx="80" cy="36" r="9" fill="#6e4a36"/><path d="M64 72c0-15 6-23 16-23s16 8 16 23z" fill="#f3efe6"/></g><rect x="54" y="56" width="14" height="16" rx="2" fill="#f8f6f0"/>',
    ),
  },
} as const satisfies Record<string, Picture>

export type PictureKey = keyof typeof pictures
