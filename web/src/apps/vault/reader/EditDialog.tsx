import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patch } from '../../../lib/api';
import { useTell } from '../../../ui/problems';
import { FaultNote } from '../../../ui/states';
import { api, type Content } from '../content';

export function EditDialog({ content, open, onClose }: { content: Content; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('vault');
  const client = useQueryClient();
  const tell = useTell();
  const [title, setTitle] = useState(content.title ?? '');
  const [tags, setTags] = useState(content.tags.join(', '));
  useEffect(() => {
    if (!open) return;
    setTitle(content.title ?? '');
    setTags(content.tags.join(', '));
  }, [open, content]);
  const save = useMutation({
    mutationFn: () =>
      patch<Partial<Content>>(api(`contents/${content.id}`), {
        title,
        tags: [...new Set(tags.split(/[,，、]/u).map((tag) => tag.trim()).filter(Boolean))],
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['vault'] });
      tell(t('common:saved'));
      onClose();
    },
  });
  return (
    <Modal opened={open} onClose={onClose} title={t('reader.edit')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextInput label={t('reader.titleLabel')} value={title} onChange={(e) => setTitle(e.currentTarget.value)} data-autofocus />
        <TextInput label={t('add.tags')} description={t('reader.tagsHint')} value={tags} onChange={(e) => setTags(e.currentTarget.value)} />
        {save.error && <FaultNote fault={save.error} />}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common:save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
