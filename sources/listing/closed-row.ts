import { remembering } from '#core/remember.ts';
import type { PageNode, PageTree } from './page-tree.ts';
import type { Row } from './rows.ts';

/** A state in a row: "Filled", "Position closed", "besetzt im März 2026"; not "Closes on 3 May". */
const closed =
  /^(?:status\s?:\s?)?(?:(?:(?:this|the) )?(?:position|vacancy|role|job|post)s? )?(?:(?:has been|is|was|already|now|(?:(?:diese|die) )?stelle|ist|bereits|schon|inzwischen|déjà|poste|offre|ya|puesto|vacante|já|vaga|già|posizione|al|reeds|już|redan|allerede|již|už) )*(?:filled|closed|expired|no longer (?:available|open)|besetzt|vergeben|abgelaufen|geschlossen|pourvue?|clôturée?|expirée?|cubiert[ao]|cerrad[ao]|preenchid[ao]|encerrad[ao]|copert[ao]|chius[ao]|scadut[ao]|vervuld|ingevuld|gesloten|obsadzon[aey]|zakończon[aey]|tillsatt|stängd|besat|besatt|lukket|täytetty|päättynyt|obsazen[aoý]?|uzavřen[aoý]?|betöltve|lezárva|ocupat|închis|募集終了|受付終了|已关闭|已招满|마감|kapandı|doldu|закрыта?|закрито)(?!\p{L})/iu;

const openStill =
  /(?<!\p{L})(?:not|never|nicht|noch|pas|no(?! longer)|não|non|niet|nie|inte|ikke|ei|ne)(?!\p{L})/iu;

/** No state of an opening is longer. */
const longestState = 48;

const isClosedState = remembering(
  (text): boolean => text.length <= longestState && closed.test(text) && !openStill.test(text),
);

/** Pieces of a row that are searched for its state. */
const fewPieces = 12;

/** True for a row that shows an opening as filled: its title is struck through, or a piece says so. */
export function isClosedRow(tree: PageTree, row: Row, titleAt: number): boolean {
  const title = tree.fragments[titleAt]?.node;
  if (title !== undefined && isStruck(title, row.node)) return true;
  for (let at = row.first; at < Math.min(row.end, row.first + fewPieces); at += 1) {
    if (at !== titleAt && isClosedState(tree.fragments[at]?.text ?? '')) return true;
  }
  return false;
}

function isStruck(node: PageNode, row: PageNode): boolean {
  let around: PageNode | null = node;
  for (let step = 0; step < 6 && around !== null; step += 1) {
    if (/^(?:s|del|strike)$/.test(around.name)) return true;
    if (/line-through/i.test(around.attributes.style ?? '')) return true;
    if (around === row) return false;
    around = around.parent;
  }
  return false;
}
