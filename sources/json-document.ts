import { AppError } from '#core/errors.ts';
import type { WebDocument } from '#core/web-document.ts';
import { challengeOf } from './challenge.ts';

/**
 * The JSON of a document. Throws `challenge_page` or `unexpected_content` for a page instead, and
 * `unreadable_content` for broken JSON.
 */
export function readJson(document: WebDocument): unknown {
  return parsed(document, 'unreadable_content');
}

/** The JSON of a fresh answer. Broken JSON throws `broken_answer`, since a retry may succeed. */
export function readAnswer(document: WebDocument): unknown {
  return parsed(document, 'broken_answer');
}

type Damage = 'unreadable_content' | 'broken_answer';

function parsed(document: WebDocument, damage: Damage): unknown {
  try {
    return JSON.parse(document.body.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw notJson(document, damage, cause);
  }
}

function notJson(document: WebDocument, damage: Damage, cause: unknown): AppError {
  const url = document.finalUrl;
  if (!/^\s*</.test(document.body)) {
    const reason = document.body.trim() === '' ? 'the answer is empty' : 'the JSON is broken';
    return new AppError(damage, { url, reason }, { cause });
  }
  const kind = challengeOf(document);
  if (kind !== null) return new AppError('challenge_page', { url, kind }, { cause });
  return new AppError('unexpected_content', { url, expected: 'JSON', got: 'a page' }, { cause });
}
