import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';

/** A link to hand on, with a button that copies it; where the browser does not let a page copy, it is selected. */
export function LinkField(props: { label: string; hint: string; href: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const copied = useSignal('');
  const isCopied = copied.value === props.href;
  const copy = async () => {
    field.current?.select();
    copied.value = (await copyText(props.href)) ? props.href : '';
    announce(copied.value ? t('people:copied') : t('people:copy-by-hand'));
  };
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="share">
        <input
          id={id}
          ref={field}
          class="text-input"
          readOnly
          value={props.href}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" class="button" onClick={() => void copy()}>
          <Icon name={isCopied ? 'check' : 'link'} />
          {isCopied ? t('people:copied') : t('people:copy')}
        </button>
      </div>
      <p class="hint">{props.hint}</p>
    </div>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
