import { useState } from 'react';
import { Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Light and dark; the choice is kept on this device. */
export function ThemeToggle() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light');
  const other = theme === 'dark' ? 'light' : 'dark';
  const toggle = () => {
    document.documentElement.dataset['theme'] = other;
    localStorage.setItem('daybook-theme', other);
    setTheme(other);
  };
  const words = other === 'dark' ? t('app.toDark') : t('app.toLight');
  return (
    <button
      type="button"
      className="button button--bare button--round"
      aria-label={words}
      title={words}
      onClick={toggle}
    >
      {other === 'dark' ? <Moon aria-hidden="true" size={20} /> : <Sun aria-hidden="true" size={20} />}
    </button>
  );
}
