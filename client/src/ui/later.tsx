import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { showToast } from './announcer.tsx';
import { t } from './texts.ts';

/**
 * A component whose code is fetched when it is first shown; nothing stands in its place until then. Where the code
 * cannot be fetched a notice says so and offers to load the page again: a new version may have taken its place, and
 * browsers remember what they could not import.
 */
export function later<Props extends object = object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const loaded = signal<{ component: ComponentType<Props> } | null>(null);
  let isLoading = false;
  const fetchIt = async () => {
    isLoading = true;
    try {
      loaded.value = { component: await load() };
    } catch (error) {
      console.warn('A part of the page could not be fetched.', error);
      showToast(t('ui:part-missing'), {
        tone: 'closed',
        action: { label: t('ui:reload'), run: () => location.reload() },
      });
    }
    isLoading = false;
  };
  return function Later(props: Props) {
    const Component = loaded.value?.component;
    if (Component) return <Component {...props} />;
    if (!isLoading) void fetchIt();
    return null;
  };
}
