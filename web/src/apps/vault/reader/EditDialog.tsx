import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patch } from '../../../lib/api';
import { useTell } from '../../../ui/problems';
import { FaultNote } from '../../../ui/states';
import { api, type Content } from '../content';

export function EditDialog({ content, open, onClose }: { content: Content; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('vault');
  return (
    <Modal opened={open} onClose={onClose} title={t('reader.edit')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <EditForm content={content} onClose={onClose} />
    </Modal>
  );
}

/** Begins with what the page has when the dialog opens; what comes of the page later stays as it is unless it is changed here. */
function EditForm({ content, onClose }: { content: Content; onClose: () => void }) {
  const { t } = useTranslation('vault');
  const client = useQueryClient();
  const tell = useTell();
  const [began] = useState({ title: content.title ?? '', tags: content.tags.join(', ') });
  const [title, setTitle] = useState(began.title);
  const [tags, setTags] = useState(began.tags);
  const save = useMutation({
    mutationFn: () =>
      patch<Partial<Content>>(api(`contents/${content.id}`), {
        title: title === began.title ? undefined : title,
        tags: tags === began.tags ? undefined : [...new Set(tags.split(/[,，、]/u).map((tag) => tag.trim()).filter(Boolean))],
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['vault'] });
      tell(t('common:saved'));
      onClose();
    },
  });
  return (
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
  );
}
