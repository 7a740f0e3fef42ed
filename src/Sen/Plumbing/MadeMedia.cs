using System.Security.Cryptography;
using Sen.Data.Jobs;
using Sen.Data.Media;
using Sen.Movement.Media;

namespace Sen.Plumbing;

/// <summary>A picture developed for the library, not kept yet.</summary>
/// <param name="Jpeg">For every reader.</param>
/// <param name="WebP">For newer browsers.</param>
public sealed record MadePicture(MadePhoto Jpeg, MadePhoto WebP);

/// <summary>A picture or document that was looked at and may be kept: exactly one of the two is there.</summary>
/// <param name="FileName">Its name, cleaned.</param>
/// <param name="Picture">The picture, made anew.</param>
/// <param name="Document">The document as it came.</param>
/// <param name="Mark">Hash of the bytes as they came: tells the same file sent twice from another one sent with the same form.</param>
public sealed record MadeMedia(string FileName, MadePicture? Picture, MadeDocument? Document, byte[] Mark)
{
    /// <summary>Picture or document.</summary>
    public MediaKind Kind => Picture is null ? MediaKind.Document : MediaKind.Picture;

    /// <summary>The key of the act that keeps this file of a form: pressed twice is done once, another file chosen with the same form is another act.</summary>
    public Guid KeyOf(Guid form) => form == Guid.Empty ? Guid.Empty : new(SHA256.HashData([.. form.ToByteArray(), .. Mark]).AsSpan(0, 16));
}

/// <summary>A document that was looked at.</summary>
public sealed record MadeDocument(byte[] Bytes, string MediaType);

/// <summary>A tracked item of the library and the work that has to be queued in the same act.</summary>
public sealed record KeptMedia(MediaItem Item, Job Job);
