import type { CompanyHealth, CompanyScan, CompanyView, RunCompany } from '#renderer/model.ts';
import { companyDetailStrings } from '#renderer/strings/company-detail.ts';
import { labels } from '#renderer/strings/labels.ts';
import type { Tone } from '#renderer/ui/status-mark.tsx';

type Mark = { readonly tone: Tone; readonly label: string; readonly title?: string };

const tones: Readonly<Record<CompanyHealth, Tone>> = {
  new: 'idle',
  ok: 'good',
  partial: 'warn',
  held: 'warn',
  failed: 'bad',
  duplicate: 'info',
};

/** How a company is: what a scan does with it right now, else how its last check ended. */
export function healthMark(
  { health, lastError }: Pick<CompanyView, 'health' | 'lastError'>,
  progress: RunCompany | undefined,
): Mark {
  if (progress !== undefined && isUnderWay(progress)) {
    const { status, step } = progress;
    return status === 'waiting'
      ? { tone: 'idle', label: labels.runCompanyStatus.waiting }
      : { tone: 'busy', label: step === '' ? labels.runCompanyStatus[status] : step, title: step };
  }
  const title = lastError === null ? {} : { title: `${lastError.message}. ${lastError.hint}` };
  return { tone: tones[health], label: labels.companyHealth[health], ...title };
}

/** How much a company's last error weighs: it is told in the colour of its state. */
export const errorTone = ({ health }: Pick<CompanyView, 'health'>): 'bad' | 'warn' | 'info' => {
  if (health === 'failed') return 'bad';
  return health === 'duplicate' ? 'info' : 'warn';
};

export const isUnderWay = ({ status }: RunCompany): boolean =>
  status === 'waiting' || status === 'running' || status === 'enhancing';

/** How one scan of a company ended. */
export function scanMark({ status, held, complete }: CompanyScan): Mark {
  const words = companyDetailStrings.states;
  if (status === 'stored') {
    if (held) {
      return { tone: 'warn', label: words.held, title: companyDetailStrings.heldHint };
    }
    return complete === false
      ? { tone: 'warn', label: words.incomplete }
      : { tone: 'good', label: words.complete };
  }
  const tone = ({ queued: 'busy', failed: 'bad', cancelled: 'idle', duplicate: 'info' } as const)[
    status
  ];
  return { tone, label: words[status] };
}
